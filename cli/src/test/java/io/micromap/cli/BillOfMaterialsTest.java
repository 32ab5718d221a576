package io.micromap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The bill of materials lists every module there is, itself included, in the version that is built.
 */
class BillOfMaterialsTest {

  private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");
  private static final Pattern OURS =
      Pattern.compile("<artifactId>(micromap-[\\w-]+)</artifactId>");
  private static final Pattern VERSION = Pattern.compile("<version>(.*?)</version>");

  @Test
  void everyModuleOfTheBuildIsListed() throws IOException {
    TreeSet<String> modules = new TreeSet<>();
    for (String module : all(MODULE, pom("."))) {
      modules.add(artifact(pom(module)));
    }

    assertThat(new TreeSet<>(all(OURS, pom("bom")))).isEqualTo(modules);
  }

  @Test
  void itsVersionIsThatOfTheBuild() throws IOException {
    assertThat(all(VERSION, pom("bom")).get(0)).isEqualTo(all(VERSION, pom(".")).get(0));
  }

  private static String artifact(String pom) {
    return all(OURS, pom).stream()
        .filter(name -> !name.equals("micromap-parent"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static String pom(String module) throws IOException {
    Path folder = Repository.ROOT.resolve(module);
    return Files.readString(folder.resolve("pom.xml"));
  }
}
