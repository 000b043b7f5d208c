#include <stdlib.h>
#include <string.h>

#include "render/pdf_private.h"

#define PRODUCER "rapporteur " VERSION

/** A PDF's date "D:20170131000000Z" and an XMP one; SOURCE_DATE_EPOCH goes before the day. False: no date is known. */
static bool dates(const char *day, char pdf_date[32], char xmp_date[32])
{
	const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
	int year = 0, month = 1, date = 1;

	if (epoch != NULL && *epoch != '\0') {
		g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(g_ascii_strtoll(epoch, NULL, 10));
		if (time != NULL) {
			g_autofree char *a = g_date_time_format(time, "D:%Y%m%d%H%M%SZ"),
					*b = g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
			g_strlcpy(pdf_date, a, 32);
			g_strlcpy(xmp_date, b, 32);
			return true;
		}
	}
	if (day == NULL || strlen(day) < 4)
		return false;
	year = atoi(day);
	if (strlen(day) >= 7)
		month = atoi(day + 5);
	if (strlen(day) >= 10)
		date = atoi(day + 8);
	if (year < 1000 || year > 9999 || month < 1 || month > 12 || date < 1 || date > 31)
		return false;
	g_snprintf(pdf_date, 32, "D:%04d%02d%02d000000Z", year, month, date);
	g_snprintf(xmp_date, 32, "%04d-%02d-%02dT00:00:00Z", year, month, date);
	return true;
}

static GString *xmp(const struct pdf *pdf, const char *date)
{
	GString *text = g_string_new(
	    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
	    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
	    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
	g_autofree char *title = g_markup_escape_text(pdf->title, -1);

	g_string_append_printf(text,
	    "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n", title);
	if (pdf->author != NULL) {
		g_autofree char *author = g_markup_escape_text(pdf->author, -1);
		g_string_append_printf(text, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n",
		    author);
	}
	g_string_append(text, "<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>\n");
	if (date != NULL)
		g_string_append_printf(text, "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>\n",
		    date, date);
	g_string_append(text,
	    "<pdf:Producer>" PRODUCER "</pdf:Producer><pdfuaid:part>1</pdfuaid:part>\n"
	    "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
	return text;
}

static HPDF_Dict info(struct pdf *pdf)
{
	if (pdf->hpdf->info == NULL) {
		pdf->hpdf->info = HPDF_Dict_New(pdf->hpdf->mmgr);
		HPDF_Xref_Add(pdf->hpdf->xref, pdf->hpdf->info);
	}
	return pdf->hpdf->info;
}

void pdf_attach(struct pdf *pdf, const char *name, const char *description, const GString *json)
{
	HPDF_MMgr mmgr = pdf->hpdf->mmgr;
	HPDF_Dict stream = pdf_stream(pdf, json->str, json->len, false), file = HPDF_Dict_New(mmgr),
		  embedded = HPDF_Dict_New(mmgr), parameters = HPDF_Dict_New(mmgr), names = HPDF_Dict_New(mmgr),
		  files = HPDF_Dict_New(mmgr);
	HPDF_Array list = HPDF_Array_New(mmgr), associated = HPDF_Array_New(mmgr);

	HPDF_Xref_Add(pdf->hpdf->xref, file);
	HPDF_Dict_AddName(stream, "Type", "EmbeddedFile");
	HPDF_Dict_AddName(stream, "Subtype", "application/json");
	HPDF_Dict_AddNumber(parameters, "Size", (HPDF_INT32)json->len);
	HPDF_Dict_Add(stream, "Params", parameters);
	HPDF_Dict_Add(embedded, "F", stream);
	HPDF_Dict_Add(embedded, "UF", stream);
	HPDF_Dict_AddName(file, "Type", "Filespec");
	HPDF_Dict_Add(file, "F", HPDF_String_New(mmgr, name, NULL));
	HPDF_Dict_Add(file, "UF", pdf_string(pdf, name));
	HPDF_Dict_Add(file, "Desc", pdf_string(pdf, description));
	HPDF_Dict_AddName(file, "AFRelationship", "Data");
	HPDF_Dict_Add(file, "EF", embedded);
	HPDF_Array_Add(list, HPDF_String_New(mmgr, name, NULL));
	HPDF_Array_Add(list, file);
	HPDF_Dict_Add(files, "Names", list);
	HPDF_Dict_Add(names, "EmbeddedFiles", files);
	HPDF_Dict_Add(pdf->hpdf->catalog, "Names", names);
	HPDF_Array_Add(associated, file);
	HPDF_Dict_Add(pdf->hpdf->catalog, "AF", associated);
}

void pdf_describe_write(struct pdf *pdf)
{
	HPDF_MMgr mmgr = pdf->hpdf->mmgr;
	HPDF_Dict catalog = pdf->hpdf->catalog, marked = HPDF_Dict_New(mmgr), shown = HPDF_Dict_New(mmgr);
	char pdf_date[32], xmp_date[32];
	bool is_dated = dates(pdf->day, pdf_date, xmp_date);
	GString *text = xmp(pdf, is_dated ? xmp_date : NULL);
	HPDF_Dict metadata = pdf_stream(pdf, text->str, text->len, true);

	g_string_free(text, TRUE);
	HPDF_Dict_AddName(metadata, "Type", "Metadata");
	HPDF_Dict_AddName(metadata, "Subtype", "XML");
	HPDF_Dict_Add(catalog, "Metadata", metadata);
	HPDF_Dict_Add(catalog, "StructTreeRoot", pdf->root);
	HPDF_Dict_AddBoolean(marked, "Marked", HPDF_TRUE);
	HPDF_Dict_Add(catalog, "MarkInfo", marked);
	HPDF_Dict_Add(catalog, "Lang", HPDF_String_New(mmgr, "en-GB", NULL));
	HPDF_Dict_AddBoolean(shown, "DisplayDocTitle", HPDF_TRUE);
	HPDF_Dict_Add(catalog, "ViewerPreferences", shown);
	if (pdf->n_levels > 0)
		HPDF_Dict_AddName(catalog, "PageMode", "UseOutlines");
	HPDF_Dict_Add(info(pdf), "Title", pdf_string(pdf, pdf->title));
	if (pdf->author != NULL)
		HPDF_Dict_Add(info(pdf), "Author", pdf_string(pdf, pdf->author));
	HPDF_Dict_Add(info(pdf), "Producer", HPDF_String_New(mmgr, PRODUCER, NULL));
	if (is_dated) {
		HPDF_Dict_Add(info(pdf), "CreationDate", HPDF_String_New(mmgr, pdf_date, NULL));
		HPDF_Dict_Add(info(pdf), "ModDate", HPDF_String_New(mmgr, pdf_date, NULL));
	}
}
