/**
 * The report as one HTML page that needs no network: charts by Apache ECharts, a template by
 * JMustache, the model card by commonmark.
 */
package io.micromap.report;
