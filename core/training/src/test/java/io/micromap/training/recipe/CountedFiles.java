package io.micromap.training.recipe;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.net.spi.URLStreamHandlerProvider;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files in memory with addresses like {@code counted:rows.csv}; counts how often each is opened.
 */
public final class CountedFiles extends URLStreamHandlerProvider {

  private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();
  private static final Map<String, Integer> OPENED = new ConcurrentHashMap<>();

  /** Writes a file, opened by nobody so far. */
  static URI write(String name, String text) {
    TEXTS.put(name, text);
    OPENED.put(name, 0);
    return URI.create("counted:" + name);
  }

  /** How often a file was opened. */
  static int opened(String name) {
    return OPENED.get(name);
  }

  @Override
  public URLStreamHandler createURLStreamHandler(String protocol) {
    return protocol.equals("counted") ? new Handler() : null;
  }

  private static final class Handler extends URLStreamHandler {

    @Override
    protected URLConnection openConnection(URL url) {
      return new Connection(url);
    }
  }

  private static final class Connection extends URLConnection {

    Connection(URL url) {
      super(url);
    }

    @Override
    public void connect() {}

    @Override
    public InputStream getInputStream() {
      String name = getURL().getPath();
      OPENED.merge(name, 1, Integer::sum);
      return new ByteArrayInputStream(TEXTS.get(name).getBytes(StandardCharsets.UTF_8));
    }
  }
}
