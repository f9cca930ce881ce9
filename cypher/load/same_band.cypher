// Articles that may be copies of others by one of their bands, all in one row; $bands: hashes of the band put in place of <band>
UNWIND $bands AS band MATCH (a:Article {tally_band_<band>: band})
RETURN collect(DISTINCT [a.id, a.tally_copy_of]) AS articles
