/**
 * Everything that exists only to agree with the Python reference number for number: its three
 * parsers (report, prior, stock), its random numbers and its sampled null. For better answers see
 * {@link io.micromap.rails.fitted}.
 */
package io.micromap.rails.reference;
