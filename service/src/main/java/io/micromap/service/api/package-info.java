/** The service's requests and their answers, whatever carries them. */
@NullMarked
package io.micromap.service.api;

import org.jspecify.annotations.NullMarked;
