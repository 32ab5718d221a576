/** What a request may be refused for: the status of HTTP, a type and a message. */
@NullMarked
package io.micromap.service.fault;

import org.jspecify.annotations.NullMarked;
