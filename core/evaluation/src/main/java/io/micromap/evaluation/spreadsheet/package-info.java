/** Spreadsheets as rows of text; the only package that knows the library that reads them. */
package io.micromap.evaluation.spreadsheet;
