// The bands of some articles, in order; $ids: article ids
UNWIND $ids AS id MATCH (a:Article {id: id})
RETURN a.id AS id, [a.tally_band_0, a.tally_band_1, a.tally_band_2, a.tally_band_3, a.tally_band_4,
       a.tally_band_5, a.tally_band_6, a.tally_band_7, a.tally_band_8, a.tally_band_9,
       a.tally_band_10, a.tally_band_11, a.tally_band_12, a.tally_band_13, a.tally_band_14, a.tally_band_15] AS bands
