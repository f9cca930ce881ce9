// What of a ledger was applied to which article
MATCH (a:Article) WHERE a.tally_marks IS NOT NULL RETURN a.id AS id, a.tally_marks AS marks ORDER BY id
