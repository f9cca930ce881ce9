// Articles that may be copies of others by one of their bands; $bands: hashes of the band put in place of <band>
UNWIND $bands AS band MATCH (a:Article {tally_band_<band>: band}) RETURN DISTINCT a.id AS id, a.tally_copy_of AS copy_of
