/** Denoise: takes phantoms out of traces, all at once or as they arrive. */
package io.micromap.rails.denoise;
