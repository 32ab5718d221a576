/** The verb that serves mappers; nothing else here knows of a server. */
package io.micromap.cli.serve;
