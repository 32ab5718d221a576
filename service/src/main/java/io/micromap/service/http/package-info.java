/** The service over HTTP; the only user of the server library. */
@NullMarked
package io.micromap.service.http;

import org.jspecify.annotations.NullMarked;
