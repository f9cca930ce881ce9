// How are two entities linked?
// The best chains of claims between the two, hop by hop with the quote that shows it best. Few hops come
// before many, several outlets before one, and ways through what touches everything last.
// claims: factual
// $a: entity — one
// $b: entity — the other
// $hops: number — at most so many claims in a chain (default: 4)
// $paths: number — at most so many chains (default: 5)
// $claims: list — which claims link: stated, reported, planned, denied (default: stated)
// No statement of Cypher ranks chains like this: graph_builder.query.paths searches, the page Paths shows it.
