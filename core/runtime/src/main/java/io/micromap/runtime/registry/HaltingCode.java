package io.micromap.runtime.registry;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;

/**
 * A class of a plugin calls {@link Runtime#halt}. Nothing in the program could notice that, so such
 * a class is not loaded. Its calls are found in its constant pool (section 4.4 of the Java Virtual
 * Machine Specification).
 */
final class HaltingCode extends LinkageError {

  private static final long serialVersionUID = 1;

  private static final int MAGIC = 0xCAFEBABE;

  HaltingCode(String type) {
    super(type + " calls Runtime.halt, which would end Micromap");
  }

  /** Whether a class file refers to {@code Runtime.halt}; not if it is no class file. */
  static boolean halts(URL file) {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(file.openStream()))) {
      return in.readInt() == MAGIC && new Pool(in).has("java/lang/Runtime", "halt");
    } catch (IOException e) {
      return false;
    }
  }

  /** What the constants of a class file say of the methods it calls. */
  private static final class Pool {

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;

    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<Integer, Integer> classes = new HashMap<>();
    private final Map<Integer, Integer> names = new HashMap<>();
    private final Map<Integer, int[]> methods = new HashMap<>();

    private Pool(DataInputStream in) throws IOException {
      in.readInt(); // the version
      int size = in.readUnsignedShort();
      for (int i = 1; i < size; i++) {
        int tag = in.readUnsignedByte();
        read(in, i, tag);
        if (tag == LONG || tag == DOUBLE) {
          i++; // these take two places
        }
      }
    }

    private void read(DataInputStream in, int place, int tag) throws IOException {
      switch (tag) {
        case UTF8 -> texts.put(place, in.readUTF());
        case CLASS -> classes.put(place, in.readUnsignedShort());
        case METHOD ->
            methods.put(place, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
        case NAME_AND_TYPE -> {
          names.put(place, in.readUnsignedShort());
          in.readUnsignedShort();
        }
        case 3, 4, 9, 11, 17, 18 -> in.readInt();
        case LONG, DOUBLE -> in.readLong();
        case 8, 16, 19, 20 -> in.readUnsignedShort();
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException("an unknown constant");
      }
    }

    private boolean has(String type, String name) {
      return methods.values().stream()
          .anyMatch(
              method ->
                  type.equals(texts.get(classes.get(method[0])))
                      && name.equals(texts.get(names.get(method[1]))));
    }
  }
}
