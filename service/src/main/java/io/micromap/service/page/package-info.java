/** The page for people: one file, which asks the service as any client does. */
@NullMarked
package io.micromap.service.page;

import org.jspecify.annotations.NullMarked;
