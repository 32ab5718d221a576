/** Another decision model, which is asked what the mappers leave open. */
@NullMarked
package io.micromap.service.fallback;

import org.jspecify.annotations.NullMarked;
