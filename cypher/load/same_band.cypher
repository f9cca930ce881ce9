// Articles that share a band with others, a row a band; $bands_0 to $bands_15: hashes of each band
UNWIND $bands_0 AS band MATCH (a:Article {tally_band_0: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
UNION ALL UNWIND $bands_1 AS band MATCH (a:Article {tally_band_1: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
UNION ALL UNWIND $bands_2 AS band MATCH (a:Article {tally_band_2: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
UNION ALL UNWIND $bands_3 AS band MATCH (a:Article {tally_band_3: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
UNION ALL UNWIND $bands_4 AS band MATCH (a:Article {tally_band_4: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
UNION ALL UNWIND $bands_5 AS band MATCH (a:Article {tally_band_5: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
UNION ALL UNWIND $bands_6 AS band MATCH (a:Article {tally_band_6: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
UNION ALL UNWIND $bands_7 AS band MATCH (a:Article {tally_band_7: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
UNION ALL UNWIND $bands_8 AS band MATCH (a:Article {tally_band_8: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
UNION ALL UNWIND $bands_9 AS band MATCH (a:Article {tally_band_9: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
UNION ALL UNWIND $bands_10 AS band MATCH (a:Article {tally_band_10: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
UNION ALL UNWIND $bands_11 AS band MATCH (a:Article {tally_band_11: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
UNION ALL UNWIND $bands_12 AS band MATCH (a:Article {tally_band_12: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
UNION ALL UNWIND $bands_13 AS band MATCH (a:Article {tally_band_13: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
UNION ALL UNWIND $bands_14 AS band MATCH (a:Article {tally_band_14: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
UNION ALL UNWIND $bands_15 AS band MATCH (a:Article {tally_band_15: band}) RETURN a.id AS id, a.tally_copy_of AS copy_of
