/** What live decisions are like, beside those on the validation rows of the mapper's lock. */
@NullMarked
package io.micromap.service.traffic;

import org.jspecify.annotations.NullMarked;
