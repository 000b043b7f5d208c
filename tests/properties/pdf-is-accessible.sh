# What PDF/UA-1 asks of a PDF's objects, and its validators don't all look at, holds for ours: samples, two editions in
# one, and a report whose texts are awkward.
. "$top/tests/expect.sh"
needs qpdf jq

cat >awkward.json <<'END'
{"format": "rapporteur-report", "title": "(iv) A title\nin two lines", "stage": "• stage", "scheme": [{"code": "paused", "label": "●", "meaning": ""}],
 "metadata": [{"label": "", "value": ""}, {"label": "A label without end", "value": "a) b"}],
 "recommendations": [{}, {"number": "1", "text": "", "section": "• group", "updates": [{"text": "\n\n"}, {"text": "a) a\n• b\n(i) c"}]},
  {"number": "2", "text": "soft\u00adhyphen \ue001 \ufffd 😀 Ωμέγα", "due": {"text": "", "date": "2020-01"}, "status": {"code": "unknown", "text": "New"}}],
 "minutes": [{}, {"item": "1", "paragraphs": [{"label": "(viii)", "level": 9, "text": ""}, {"label": "1.2", "text": "• x"}], "decisions": [{"text": ""}, {"text": "a) y"}]}]}
END

cat >rules.jq <<'END'
.qpdf[1] as $objects
| [$objects[] | .value? // .stream?.dict? | objects] as $all
| ($objects.trailer.value["/Root"] | $objects["obj:" + .].value) as $root
| def of(key; value): [$all[] | select(.[key] == value)];
  def is_text: type == "string" and startswith("u:") and length > 2;
  def broken(holds; words): if holds then empty else words end;
  broken(($root["/Lang"] | is_text) and $root["/MarkInfo"] == {"/Marked": true}; "catalog: language, marks"),
  broken($root["/ViewerPreferences"]["/DisplayDocTitle"] == true; "catalog: the title is not shown"),
  broken($objects["obj:" + $root["/StructTreeRoot"]].value["/K"] | type == "string"; "more than one root element"),
  broken(of("/S"; "/Document") | length == 1; "more than one Document"),
  broken(of("/S"; "/H1") | length == 1; "not one H1"),
  (of("/Type"; "/Page") as $pages
    | broken(all($pages[]; .["/Tabs"] == "/S"); "a page without tab order"),
      broken($pages | map(.["/StructParents"]) | sort == [range(length)]; "pages' keys in the parent tree")),
  (of("/Subtype"; "/Link") as $links
    | broken(all($links[]; (.["/Contents"] | is_text) and .["/F"] == 4); "a link without words, or not printed"),
      broken(all($links[]; (.["/Dest"] | type) == "array"); "a link that leads nowhere"),
      broken($links | map(.["/StructParent"]) | (unique | length) == length and all(. != null); "links' keys in the parent tree"),
      broken([of("/S"; "/Link")[]["/K"] | tostring | select(contains("/OBJR"))] | length == ($links | length); "a link outside the tree")),
  broken(all(of("/S"; "/Figure")[]; (.["/Alt"] | is_text) and (.["/A"]["/BBox"] | length == 4 and .[0] < .[2] and .[1] < .[3])); "a figure without words or box"),
  broken(all(of("/S"; "/TH")[]; .["/A"]["/Scope"] != null); "a table head without scope"),
  broken(all(of("/S"; "/L")[]; .["/A"]["/ListNumbering"] != null); "a list without its kind of labels"),
  (of("/Subtype"; "/Type0") as $fonts
    | broken(($fonts | length > 0) and all($fonts[]; .["/Encoding"] == "/Identity-H" and .["/ToUnicode"] != null and (.["/BaseFont"] | test("^/[A-Z]{6}\\+"))); "a font")),
  broken(all(of("/Subtype"; "/CIDFontType2")[]; .["/W"] != null and .["/CIDToGIDMap"] != null); "a font's widths or glyphs"),
  broken(all(of("/Type"; "/FontDescriptor")[]; .["/FontFile2"] != null and .["/CapHeight"] > 0 and .["/CIDSet"] == null); "a font's descriptor"),
  broken(all(of("/Type"; "/Filespec")[]; (.["/F"] | is_text) and (.["/UF"] | is_text) and (.["/Desc"] | is_text) and .["/AFRelationship"] == "/Data"); "an attached file"),
  broken(all(of("/Type"; "/EmbeddedFile")[]; .["/Subtype"] == "/application/json" and .["/Params"]["/Size"] > 0); "an attached file's bytes"),
  broken([$all[] | select(has("/JS") or has("/XFA") or has("/OpenAction") or has("/Encrypt"))] == []; "something that runs, or locks")
END

look() { # NAME: NAME.pdf
	qpdf --json=2 --json-key=qpdf "$1.pdf" >objects.json 2>err || give_up "$1: qpdf"
	jq -r -f rules.jq objects.json >broken 2>err || give_up "$1: jq"
	[ -s broken ] && give_up "$1: $(head -n 1 broken)"
	return 0
}

for paper in "$top"/samples/*.txt "$top"/samples/*.pdf "$top"/samples/*.html awkward.json; do
	"$rapporteur" "$paper" -o paper.pdf 2>err || give_up "no report of $paper"
	mv paper.pdf "$(basename "$paper").pdf" && look "$(basename "$paper")"
done
"$rapporteur" "$top/samples/footpaths-6-months.txt" "$top/samples/footpaths-12-months.pdf" -o two.pdf 2>err || give_up "no report of two"
look two
exit 0
