# What came out, cut down to the members that are expected: an object keeps the expected one's names (null where
# it has none), an array of the same length goes item by item, any other array or value stays whole.
def project($expected):
	if $expected == { "any": null } then $expected
	elif type == "object" and ($expected | type) == "object" then
		. as $actual | $expected | with_entries(.key as $key | .value |= (. as $want | $actual[$key] | project($want)))
	elif type == "array" and ($expected | type) == "array" and ($expected | length) > 0 then
		[to_entries[] | .key as $i | .value | project($expected[$i] // $expected[0])]
	else .
	end;
$actual[0] | project($expected[0])
