package search

import "math"

// The ranking is BM25F: what a term weighs in each field is summed first, and
// saturates once.
//
//	t      = frequency                                      in short fields
//	       = frequency / (1 − b + b·length/average length)  in body and code
//	wtf    = Σ over terms and fields of α · weight · t
//	score  = Σ over clauses of idf · wtf·(k1+1) / (wtf+k1), times r·√r, r = matched/n
//
// The browser computes the same in the same order, to the last bit: products are
// rounded before they are added, so that no processor fuses the two.

// ranking is the table of what counts how much. The published index carries the
// weights of the fields, k1 and b.
var ranking = struct {
	weights [fieldCount]float64
	k1, b   float64
	// sameStem, prefix and typo are α of terms that are not the word itself.
	sameStem, prefix, typo float64
	// required is the share of three and more words that a document must have.
	required float64
}{
	weights: [fieldCount]float64{
		titleField: 5, factorsField: 3, servicesField: 4, tagsField: 2, headingsField: 2, abstractField: 2, bodyField: 1, codeField: 0.8,
	},
	k1: 1.2, b: 0.7,
	sameStem: 0.8, prefix: 0.6, typo: 0.5,
	required: 0.5,
}

// required is how many of n words a document must have.
func required(n int) int {
	if n <= 2 {
		return n
	}
	return int(math.Ceil(ranking.required * float64(n)))
}

// idf is how much a clause says that so many of all documents have.
func idf(documents, frequency int) float64 {
	return math.Log(1 + (float64(documents)-float64(frequency)+0.5)/(float64(frequency)+0.5))
}

// weigh is what a term weighs in one field of a document.
func (x *Index) weigh(alpha float64, f field, number, frequency int) float64 {
	t := float64(frequency)
	if f.hasLength() {
		t /= float64(1-ranking.b) + float64(ranking.b*float64(x.lengths[f][number]))/x.averages[f]
	}
	return float64(alpha * float64(ranking.weights[f]*t))
}

// saturate is what a clause adds to a score.
func saturate(idf, wtf float64) float64 {
	return float64(idf * (float64(wtf*(ranking.k1+1)) / (wtf + ranking.k1)))
}

// coordinate lowers the score of a document that has only some of n words.
func coordinate(score float64, matched, n int) float64 {
	if n == 0 {
		return score
	}
	r := float64(matched) / float64(n)
	return float64(score * float64(r*math.Sqrt(r)))
}

// rounded makes a whole number of a score, so that equal means equal.
func rounded(score float64) int { return int(math.Floor(float64(score*1000) + 0.5)) }
