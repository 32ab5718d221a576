/** Mappers as they are served: by name, with their rails, and who listens to their decisions. */
@NullMarked
package io.micromap.service.model;

import org.jspecify.annotations.NullMarked;
