package content

import (
	"slices"
	"testing"

	"github.com/debrief-dev/debrief/internal/problem"
)

func TestBundles(t *testing.T) {
	const dated, plain = "---\ndate: 2024-01-03\n---\n# Disk full", "---\ntitle: x\n---\n# Disk full"
	tests := []struct {
		path, text string
		want       Role
	}{
		{"2024-01-03-disk-full/index.md", plain, IncidentRole},
		{"posts/2024_1_3 disk/README.md", plain, IncidentRole},
		{"disk-full-2024-01-03/README.md", plain, IncidentRole},
		{"20240103-disk/readme.md", plain, IncidentRole},
		{"2024-01-disk-full/index.md", plain, IncidentRole},
		{"INC-42/README.md", plain, IncidentRole},
		{"incident_2024-007 disk/index.md", plain, IncidentRole},
		{"postmortem-3/index.mdx", plain, IncidentRole},
		{"disk-full/index.md", dated, IncidentRole},
		{"disk-full/README.md", "---\nseverity: P1\n---\n", IncidentRole},

		{"disk-full/index.md", plain, PageRole},
		{"disk-full/index.md", "---\ndate:\n---\n", PageRole},
		{"2024/index.md", plain, PageRole},
		{"2024-01/README.md", plain, PageRole},
		{"incidents/README.md", plain, PageRole},
		{"01-start/README.md", plain, PageRole},
		{"2024-01-03-disk-full/_index.md", dated, PageRole},
		{"2024-01-03-disk-full/CHANGELOG.md", dated, PageRole},
		{"README.md", dated, PageRole},
		{"guide/2024-01-03-style/index.md", dated, PageRole},
		{"runbooks/2024-01-03-move/index.md", dated, PageRole},
		{"factors/index.md", dated, PageRole},
		{"2024-01-03-disk-full/index.md", "---\ntype: page\n---\n", PageRole},
	}
	for _, test := range tests {
		fsys := folder(test.path, test.text)
		files, _, err := List(fsys, []string{"runbooks/**"})
		if err != nil || len(files) != 1 {
			t.Fatalf("%s: listed %v, %v", test.path, files, err)
		}
		if got := Read(fsys, files[0]).Role; got != test.want {
			t.Errorf("%s with %q: role %d, want %d", test.path, test.text, got, test.want)
		}
	}
}

// TestIncidentsInARow: folders beside each other in a folder for incidents hold one
// incident each, unless one of them holds other documents too.
func TestIncidentsInARow(t *testing.T) {
	fsys := folder("docs/incidents/index.md", "# All", "docs/incidents/disk/index.md", "# Disk", "docs/incidents/mail/index.md", "# Mail",
		"outages/eu/index.md", "# EU", "outages/eu/disk.md", "# Disk", "outages/us/index.md", "# US",
		"incidents/alone/index.md", "# Alone", "howto/a/index.md", "# A", "howto/b/index.md", "# B",
		"störungen/platte/index.md", "# Platte", "störungen/post/index.md", "# Post")
	files, _, err := List(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Role{
		"docs/incidents/index.md": PageRole, "docs/incidents/disk/index.md": IncidentRole, "docs/incidents/mail/index.md": IncidentRole,
		"outages/eu/index.md": PageRole, "outages/eu/disk.md": IncidentRole, "outages/us/index.md": PageRole,
		"incidents/alone/index.md": PageRole, "howto/a/index.md": PageRole, "howto/b/index.md": PageRole,
		"störungen/platte/index.md": IncidentRole, "störungen/post/index.md": IncidentRole,
	}
	for _, f := range files {
		if got := Read(fsys, f).Role; got != want[f.Path] {
			t.Errorf("%s: role %d, want %d", f.Path, got, want[f.Path])
		}
	}
}

// TestOneIncidentAFolder: a README beside the index of an incident is a page, and
// alone it is the incident.
func TestOneIncidentAFolder(t *testing.T) {
	fsys := folder("2024-01-03-disk/index.md", "# Disk", "2024-01-03-disk/README.md", "# Files of this folder",
		"2024-01-04-queue/README.md", "# Queue", "mail/index.md", "---\ndate: 2024-01-05\n---\n# Mail", "mail/readme.md", "---\ndate: 2024-01-05\n---\n# Mail",
		"2024-01-06-log/readme.md", "# Log", "2024-01-06-log/other.md", "# Other")
	files, _, err := List(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Role{
		"2024-01-03-disk/index.md": IncidentRole, "2024-01-03-disk/README.md": PageRole, "2024-01-04-queue/README.md": IncidentRole,
		"mail/index.md": IncidentRole, "mail/readme.md": PageRole, "2024-01-06-log/readme.md": IncidentRole, "2024-01-06-log/other.md": IncidentRole,
	}
	for _, f := range files {
		if got := Read(fsys, f).Role; got != want[f.Path] {
			t.Errorf("%s: role %d, want %d", f.Path, got, want[f.Path])
		}
	}
}

// TestTwoTextsOfOneFolder: of two READMEs or two indexes in the folder of an incident one
// is the incident, the other is a page and told.
func TestTwoTextsOfOneFolder(t *testing.T) {
	fsys := folder("2024-01-03-disk/README.md", "# Disk", "2024-01-03-disk/readme.markdown", "# Disk, too",
		"2024-01-04-queue/index.markdown", "# Queue", "2024-01-04-queue/index.mdx", "# Queue, too", "2024-01-04-queue/README.md", "# Files")
	files, problems, err := List(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Role{
		"2024-01-03-disk/README.md": IncidentRole, "2024-01-03-disk/readme.markdown": PageRole,
		"2024-01-04-queue/index.markdown": IncidentRole, "2024-01-04-queue/index.mdx": PageRole, "2024-01-04-queue/README.md": PageRole,
	}
	for _, f := range files {
		if f.Role != want[f.Path] {
			t.Errorf("%s: role %d, want %d", f.Path, f.Role, want[f.Path])
		}
	}
	var told []string
	for _, p := range problems {
		if p.Rule == problem.PageGuessed {
			told = append(told, p.File)
		}
	}
	if want := []string{"2024-01-03-disk/readme.markdown", "2024-01-04-queue/index.mdx"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}
