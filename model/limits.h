/**
 * limits: the bounds that every paper is held to, before memory is taken for it.
 *
 * A limit that is hit is a note in the report (or the document's error where nothing useful is left);
 * the rest of the paper is still read.
 */
#ifndef MODEL_LIMITS_H
#define MODEL_LIMITS_H

#define LIMIT_INPUT_BYTES (256u << 20)  /* a paper; the largest public agenda packs are about 150 MB */
#define LIMIT_TEXT_BYTES (32u << 20)    /* a text or HTML paper */
#define LIMIT_TEXT_LINES 1000000u       /* lines of a text paper that are not blank */
#define LIMIT_ELEMENTS 1000000u         /* tags of an HTML paper: each takes some 200 bytes */
#define LIMIT_LOGO_BYTES (1u << 20)     /* it is in every report: a crest for print at 300 dpi is some 100 KB */
#define LIMIT_LOGO_PIXELS (4u << 20)    /* 2,000 by 2,000: a logo of 6 cm has 700 by 700 at 300 dpi */
#define LIMIT_PAGES 5000u               /* pages of one PDF */
#define LIMIT_CONTENT_BYTES (32u << 20) /* operators of one page, decoded; a large plan as vectors has 20 MB */
#define LIMIT_PAGE_WORDS 100000u        /* words of one page */
#define LIMIT_TABLE_CELLS 1000000u      /* rows times columns of one table */
#define LIMIT_TABLE_COLUMNS 256u        /* columns of one table */
#define LIMIT_BLOCKS 1000000u           /* blocks of one document */
#define LIMIT_NESTING 256u              /* depth of HTML elements, JSON values */
#define LIMIT_JSON_COST 8000000u /* commas, and four for each object or array, of a report as JSON: 50,000 records' */
#define LIMIT_NOTES 1000u        /* notes of one report; one more says that there are more */
#define LIMIT_RECORDS 50000u     /* recommendations of one report */
#define LIMIT_MATCH 1000000u     /* pcre2 match limit: steps of one match */
#define LIMIT_DEPTH 10000u       /* pcre2 depth limit: backtracking depth of one match */

#endif
