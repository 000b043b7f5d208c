// node tests/bench/peer.js REPORT.json OUT.pdf: rapporteur's work with pdfmake, for tests/bench/run. Exit 3: it is not here.
"use strict";
const fs = require("fs");
const path = require("path");

function find(name) {
	const folders = (process.env.NODE_PATH || "").split(path.delimiter).concat(process.env.NPM_ROOT || []);
	for (const folder of folders.filter(Boolean)) {
		if (fs.existsSync(path.join(folder, name)))
			return path.join(folder, name);
	}
	return process.exit(3);
}

const root = find("pdfmake");
const [, , source, target] = process.argv;
if (!source)
	process.exit(0);
const sans = "/usr/share/fonts/truetype/liberation/LiberationSans-";
const faces = { normal: sans + "Regular.ttf", bold: sans + "Bold.ttf", italics: sans + "Italic.ttf", bolditalics: sans + "BoldItalic.ttf" };
const rows = JSON.parse(fs.readFileSync(source, "utf8")).recommendations.map(r =>
	[`${r.label}: ${r.text}`, r.response, r.updates[0].text, r.assessment.code]);
const head = ["Recommendation", "Original Response", "Progress", "Assessment"].map(text => ({ text, bold: true }));
const definition = {
	pageSize: "A4", pageOrientation: "landscape", tagged: true, lang: "en-GB", defaultStyle: { fontSize: 10.5 },
	content: [{ table: { headerRows: 1, widths: [190, 190, 250, 90], body: [head, ...rows] } }],
};

async function write() {
	const pdfmake = require(root);
	if (pdfmake.createPdf) { // 0.3 and later
		pdfmake.addFonts({ Roboto: faces });
		pdfmake.setUrlAccessPolicy && pdfmake.setUrlAccessPolicy(() => false);
		await pdfmake.createPdf(definition).write(target);
		return;
	}
	const document = new pdfmake({ Roboto: faces }).createPdfKitDocument(definition);
	document.pipe(fs.createWriteStream(target));
	document.end();
}
write();
