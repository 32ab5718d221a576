/**
 * Denoise: takes phantoms, that is peaks without a signal, out of traces, all at once or as samples
 * arrive. Raw traces pass through it before they are parsed, where a request asks for that; the
 * channels that are drawn from text have no noise to take out.
 */
package io.micromap.rails.denoise;
