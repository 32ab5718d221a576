package io.micromap.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson2.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.InputStream;
import java.io.OutputStream;

/** Serves a mapper's tools to one client over two streams. */
public final class McpMapperServer {

  private static final String NAME = "micromap";
  private static final String INSTRUCTIONS =
      "classify_text maps a prompt to one of the classes that list_categories names, or abstains:"
          + " class -1, confidence 0. Never act on an abstention; ask back, or ask a person.";

  private final MapperTools tools;
  private final String version;

  /**
   * A server of tools.
   *
   * @param version of the program, which clients are told
   */
  public McpMapperServer(MapperTools tools, String version) {
    this.tools = tools;
    this.version = version;
  }

  /**
   * Serves until the client closes its end. Calls are answered one after the other, and all of them
   * before the end; what is no message of the protocol is answered with the protocol's error.
   * Nothing but messages of the protocol is written.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void serve(InputStream in, OutputStream out) throws InterruptedException {
    McpJsonMapper json = new JacksonMcpJsonMapper(new ObjectMapper());
    PendingMessages pending = new PendingMessages();
    OutputStream answers = pending.out(out);
    ProtocolCheck check =
        new ProtocolCheck(json, tools.all().stream().map(MapperTool::name).toList());
    MessageInput messages = new MessageInput(in, pending, answers, check);
    StdioServerTransportProvider streams =
        new StdioServerTransportProvider(json, messages, answers);
    WatchedTransports transports = new WatchedTransports(streams, pending);
    McpSyncServer server =
        McpServer.sync(transports)
            .jsonMapper(json)
            .jsonSchemaValidator(new DefaultJsonSchemaValidator())
            .serverInfo(NAME, version)
            .instructions(INSTRUCTIONS)
            .capabilities(ServerCapabilities.builder().tools(false).build())
            .tools(specifications())
            .validateToolInputs(true)
            .immediateExecution(true)
            .build();
    transports.awaitEnd();
    server.close();
  }

  private SyncToolSpecification[] specifications() {
    return tools.all().stream()
        .map(MapperTool::specification)
        .toArray(SyncToolSpecification[]::new);
  }
}
