/**
 * The reference's three parsers over the stages of Warp and Detect: report, prior and stock. They
 * exist to agree with it number for number; for better answers see {@link
 * io.micromap.rails.fitted}.
 */
package io.micromap.rails.parse;
