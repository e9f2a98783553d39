package io.andal.inventory.store;

import io.andal.catalog.Found;
import io.andal.inventory.version.OutlineHead;
import io.andal.specification.Format;
import io.andal.specification.Outline;
import io.andal.specification.SpecificationFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of descriptions, each kept once. Stateless: works in the transaction of its handle. */
public final class ContentStore {

  /** A description made ready to be written: packing takes longer than a transaction should. */
  public record Prepared(ContentRow row, long size, byte[] content, byte[] outline) {}

  /** Packs a description and what was read of it. */
  public static Prepared prepare(ContentRow row, Found.Content content, Outline outline) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.main().bytes().length + 1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(1 + content.parts().size());
      write(out, content.main());
      for (SpecificationFile part : content.parts()) {
        write(out, part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Prepared(
        row, bytes.size(), Packed.pack(bytes.toByteArray()), Packed.packJson(outline));
  }

  private static void write(DataOutputStream out, SpecificationFile file) throws IOException {
    out.writeUTF(file.name());
    out.writeInt(file.bytes().length);
    out.write(file.bytes());
  }

  /** Whether it is there; what could not be told as a description is worth another look. */
  public boolean has(Handle handle, String hash) {
    return handle
        .createQuery("SELECT 1 FROM api_content WHERE hash = :hash AND format <> ''")
        .bind("hash", hash)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Adds a description, or what is known better now of one that is there. */
  public void add(Handle handle, Prepared prepared) {
    ContentRow row = prepared.row();
    handle
        .createUpdate(
            """
            INSERT INTO api_content (hash, format, format_version, head, broken, operations,
              size, content, outline)
            VALUES (:hash, :format, :formatVersion, :head, :broken, :operations,
              :size, :content, :outline)
            ON CONFLICT (hash) DO UPDATE SET format = excluded.format,
              format_version = excluded.format_version, head = excluded.head,
              broken = excluded.broken, operations = excluded.operations,
              outline = excluded.outline
            """)
        .bind("hash", row.hash())
        .bind("format", row.format().map(Format::name).orElse(""))
        .bind("formatVersion", row.formatVersion())
        .bind("head", Packed.JSON.writeValueAsString(row.head()))
        .bind("broken", row.broken() ? 1 : 0)
        .bind("operations", row.operations())
        .bind("size", prepared.size())
        .bind("content", prepared.content())
        .bind("outline", prepared.outline())
        .execute();
  }

  /** What is known of descriptions, by hash; those that aren't there are left out. */
  public Map<String, ContentRow> rows(Handle handle, Collection<String> hashes) {
    Map<String, ContentRow> rows = new HashMap<>();
    for (List<String> some : Chunks.of(hashes)) {
      handle
          .createQuery(
              """
              SELECT hash, format, format_version, head, broken, operations
              FROM api_content WHERE hash IN (<hashes>)
              """)
          .bindList("hashes", some)
          .map((row, context) -> read(row))
          .forEach(row -> rows.put(row.hash(), row));
    }
    return rows;
  }

  private static ContentRow read(ResultSet row) throws SQLException {
    String format = row.getString("format");
    return new ContentRow(
        row.getString("hash"),
        format.isEmpty() ? Optional.empty() : Optional.of(Format.valueOf(format)),
        row.getString("format_version"),
        Packed.JSON.readValue(row.getString("head"), OutlineHead.class),
        row.getInt("broken") != 0,
        row.getInt("operations"));
  }

  /** What was read of a description; empty if it isn't there. */
  public Optional<Outline> outline(Handle handle, String hash) {
    return bytes(handle, "outline", hash).map(packed -> Packed.unpackJson(packed, Outline.class));
  }

  /** The files of a description; empty if it isn't there. */
  public Optional<Found.Content> content(Handle handle, String hash) {
    return bytes(handle, "content", hash).map(ContentStore::unpack);
  }

  private static Optional<byte[]> bytes(Handle handle, String column, String hash) {
    return handle
        .createQuery("SELECT " + column + " FROM api_content WHERE hash = :hash")
        .bind("hash", hash)
        .map((row, context) -> row.getBytes(1))
        .findOne();
  }

  private static Found.Content unpack(byte[] packed) {
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Packed.unpack(packed)))) {
      List<SpecificationFile> files = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF();
        files.add(new SpecificationFile(name, in.readNBytes(in.readInt())));
      }
      return new Found.Content(files.getFirst(), files.subList(1, files.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("a stored description can't be unpacked", e);
    }
  }
}
