/**
 * The project's own detector: a model of where signals stand and how strong they are, fitted from
 * labelled traces by counting, and a parser that finds the most probable ordered set of channels.
 */
package io.micromap.rails.fitted;
