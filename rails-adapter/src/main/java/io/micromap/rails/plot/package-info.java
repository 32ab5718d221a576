/** XChart's room: pictures of verdicts. */
package io.micromap.rails.plot;
