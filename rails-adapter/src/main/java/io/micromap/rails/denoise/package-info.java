/**
 * Denoise: takes phantoms out of traces, all at once or as they arrive. May import {@link
 * io.micromap.rails.detect} and the JDK.
 */
package io.micromap.rails.denoise;
