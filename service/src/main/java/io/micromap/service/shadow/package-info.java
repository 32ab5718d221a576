/** A candidate that answers too, without being heard. */
@NullMarked
package io.micromap.service.shadow;

import org.jspecify.annotations.NullMarked;
