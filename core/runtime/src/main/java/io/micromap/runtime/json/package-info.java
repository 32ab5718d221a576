/** Jackson's room: the one JSON dialect that all artifacts share. */
@NullMarked
package io.micromap.runtime.json;

import org.jspecify.annotations.NullMarked;
