package io.micromap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small folder domain of two classes. */
public final class SampleDomain {

  private SampleDomain() {}

  public static Path write(Path folder, String id) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("domain.json"),
        """
        {"id": "%s", "labels": [{"name": "on"}, {"name": "off"}], "thresholds": {"global": 0.1}}
        """
            .formatted(id));
    Files.writeString(
        folder.resolve("labels.csv"),
        """
        prompt,label
        switch it on,on
        turn on the lamp,on
        light the lamp,on
        lamp on please,on
        switch it off,off
        turn off the lamp,off
        darken the room,off
        lamp off please,off
        """);
    return folder;
  }
}
