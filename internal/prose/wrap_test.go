package prose

import "testing"

func TestLineUnwraps(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"用户无法\n完成付款", "用户无法完成付款"},
		{"用户无法付款。\n订单\n没有丢失", "用户无法付款。订单没有丢失"},
		{"サーバー\nが止まった", "サーバーが止まった"},
		{"用户无法\n\n完成付款", "用户无法 完成付款"},
		{"用户 无法", "用户 无法"},
		{"部署\nv2 失败", "部署 v2 失败"},
		{"日期：4月1日\n等级：高", "日期：4月1日 等级：高"},
		{"결제 서비스가\n중단되었습니다", "결제 서비스가 중단되었습니다"},
		{"the disk\nis full", "the disk is full"},
	} {
		if got := Line(test.text); got != test.want {
			t.Errorf("Line(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}
