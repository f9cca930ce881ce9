// Who joins others that nothing else joins?
// Entities by the pairs of their neighbours that no claim links. Entities with more than $most neighbours,
// which touch everything, are left out.
// claims: factual
// $most: number — at most so many neighbours (default: 12)
// $limit: number — how many (default: 50)
// Comparing all pairs of neighbours took an engine 5 to 10 seconds at 20,000 claims: graph_builder.query.bridges
// reads the links once and compares them itself.
