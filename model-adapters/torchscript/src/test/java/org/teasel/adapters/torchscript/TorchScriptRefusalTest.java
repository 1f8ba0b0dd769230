package org.teasel.adapters.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.api.InvalidInputException;

/** Files that are no encoders: refused in words, before LibTorch reads them or before anything of theirs runs. */
class TorchScriptRefusalTest {

    private static final String EXPORT = "torch.jit.trace(model.eval(), example).save('encoder.pt')";

    @TempDir
    Path folder;

    private void requireRefusal(byte[] content, String... words) {
        try {
            Path file = Files.write(folder.resolve("refused.pt"), content);
            assertThatThrownBy(() -> new TorchScriptEncoderProvider()
                            .open(file.toString(), Map.of())
                            .close())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith(file.toString())
                    .hasMessageContainingAll(words);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All occurrences of a text in an archive, as those in both its directory and its members. */
    private static byte[] replaced(byte[] archive, String text, String by) {
        return new String(archive, StandardCharsets.ISO_8859_1)
                .replace(text, by)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] with(String member, String content) {
        return LinearScript.usual().member(member, content).toByteArray();
    }

    private static byte[] without(String... members) {
        Map<String, byte[]> left = LinearScript.usual().members();
        Arrays.asList(members).forEach(left::remove);
        return TinyArchive.zip(left);
    }

    @Test
    void picklesAreRefusedWithTheWayToExport() throws IOException {
        requireRefusal("\u0080\2}q\0.".getBytes(StandardCharsets.ISO_8859_1), "is a pickle", "not unpickled", EXPORT);
        requireRefusal(
                without("code/__torch__.py", "constants.pkl"), "a pickle without code, such as a state dict", EXPORT);
        requireRefusal(with("archive_format", "pt2"), "a program of torch.export, not TorchScript", EXPORT);
        requireRefusal(TinyArchive.zip(Map.of()), "doesn't begin as an archive");
        requireRefusal(TinyArchive.zip(Map.of("readme", new byte[1])), "no member data.pkl", EXPORT);
        requireRefusal(without("version"), "no member version", EXPORT);
    }

    @Test
    void garbageAndTruncatedFilesAreRefused() {
        byte[] good = LinearScript.usual().toByteArray();
        requireRefusal(
                "this is no model".repeat(50).getBytes(StandardCharsets.US_ASCII), "doesn't begin as an archive");
        requireRefusal(new byte[1000], "doesn't begin as an archive");
        requireRefusal(new byte[0], "is empty");
        requireRefusal(new byte[] {'P', 'K', 3, 4}, "doesn't end as an archive");
        for (int length : new int[] {good.length - 1, good.length - 30, good.length / 2, 100}) {
            requireRefusal(Arrays.copyOf(good, length), "doesn't end as an archive does");
        }
        requireRefusal(Arrays.copyOf(good, good.length + 1), "doesn't end as an archive does");
    }

    @Test
    void missingFilesAndFoldersAreRefused() throws IOException {
        TorchScriptEncoderProvider provider = new TorchScriptEncoderProvider();
        Path missing = folder.resolve("missing.pt");
        assertThatThrownBy(() -> provider.open(missing.toString(), Map.of()))
                .hasMessageContainingAll(missing.toString(), "doesn't exist", "a TorchScript archive");
        assertThatThrownBy(() -> provider.open(Files.createDirectory(missing).toString(), Map.of()))
                .hasMessageContaining("is no file that can be read");
        assertThatThrownBy(() -> provider.open("", Map.of())).hasMessageContaining("torchscript:model.pt");
        assertThatThrownBy(() -> provider.open("a\0b.pt", Map.of())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> provider.open("model.pt", Map.of("colour", "red")))
                .hasMessageContainingAll("no option 'colour'", "device", "method", "threads");
    }

    @Test
    void damagedMembersAreFoundByTheirSums() {
        byte[] good = LinearScript.usual().toByteArray();
        requireRefusal(
                replaced(good, "torch.flatten", "torch.flattem"), "member tiny/code/__torch__.py has", "the sum");
        requireRefusal(replaced(good, "FloatStorage", "HalfStoragee"), "member tiny/data.pkl has", "the sum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../b", "/tmp/evil", "a\\b", "a//b", "folder/", "."})
    void namesThatLeaveTheArchiveAreRefused(String name) {
        requireRefusal(with(name, "x"), "is not in the folder tiny/ of the archive");
    }

    @Test
    void membersOfAnotherFolderAndTwinsAreRefused() {
        requireRefusal(
                replaced(with("extra", "x"), "tiny/extra", "tidy/extra"), "'tidy/extra' is not in the folder tiny/");
        requireRefusal(replaced(with("versiom", "x"), "versiom", "version"), "tiny/version is there twice");
    }

    @Test
    void bombsAreRefusedInBoundedMemory() {
        Map<String, byte[]> members = LinearScript.usual().members();
        members.put("code/zeros.py", new byte[100 << 20]);
        requireRefusal(TinyArchive.zip(members, ZipEntry.DEFLATED), "code/zeros.py brings the code", "67108864 bytes");
        members.remove("code/zeros.py");
        members.put("code/zeros.debug_pkl", new byte[100 << 20]);
        requireRefusal(TinyArchive.zip(members, ZipEntry.DEFLATED), "code/zeros.debug_pkl brings the code");
        Map<String, byte[]> renamed = new LinkedHashMap<>(LinearScript.usual().members());
        renamed.put("code/0", new byte[1000]);
        requireRefusal(
                replaced(TinyArchive.zip(renamed, ZipEntry.DEFLATED), "code/0", "data/9"),
                "member tiny/data/9 is compressed");
    }

    @Test
    void anEndThatIsAmbiguousIsRefused() {
        byte[] good = LinearScript.usual().toByteArray();
        byte[] elsewhere = good.clone();
        elsewhere[good.length - 6]++;
        requireRefusal(elsewhere, "its directory is not where its end says");
        byte[] huge = good.clone();
        huge[good.length - 7] = 0x7f;
        requireRefusal(huge, "its directory claims");
        byte[] prefixed = new byte[good.length + 4];
        System.arraycopy(good, 0, prefixed, 4, good.length);
        System.arraycopy(good, 0, prefixed, 0, 4);
        requireRefusal(prefixed, "its directory is not where its end says");
    }

    @Test
    void codeThatRunsWhileTheArchiveIsReadIsRefused() {
        requireRefusal(
                LinearScript.usual()
                        .method("__setstate__", "state: int", "NoneType", "return None")
                        .toByteArray(),
                "__setstate__, code that would run while the archive is read");
        requireRefusal(with("code/more.py", "x : __torch__.torch.classes.profiling.Stats"), "class of native code");
        requireRefusal(with("other.pkl", "c__torch__.torch\nclasses.profiling.Stats\n"), "class of native code");
        requireRefusal(with("other.pkl", "c__torch__.torch.classes\nprofiling.Stats\n"), "class of native code");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch.save(mean, 'FILE') | aten::save in __torch__.Encoder.forward, which writes files",
                "getattr(torch, 'sa\\166e')(mean, 'FILE') | aten::save",
                "mean = torch.from_file('FILE', True, 24, dtype=6) | aten::from_file",
                "print(mean) | prim::Print in __torch__.Encoder.forward, which prints",
                "mean = ops.quantized.relu6(mean, False) | quantized::relu6"
            })
    void operatorsThatDoMoreThanComputeAreRefused(String call, String words) {
        Path touched = folder.resolve("touched");
        String code = call.replace('\'', '"').replace("FILE", touched.toString());
        requireRefusal(
                LinearScript.returning("Tuple[Tensor, Tensor]", code, "return (mean, logvar)")
                        .toByteArray(),
                words);
        assertThat(touched).doesNotExist();
    }

    @Test
    void operatorsAreFoundWhereverTheyAre() {
        requireRefusal(
                LinearScript.returning(
                                "Tensor",
                                "if torch.gt(torch.size(h, 0), 3):",
                                "  print(mean)",
                                "else:",
                                "  pass",
                                "return mean")
                        .toByteArray(),
                "prim::Print");
        requireRefusal(
                LinearScript.usual()
                        .method("unused", "image: Tensor", "Tensor", "print(image)", "return image")
                        .toByteArray(),
                "prim::Print in __torch__.Encoder.unused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(,)", "-,", "torch.relu(,)", "not ,", "mean if True else ,", "mean + ,", "[,]", "mean.t(). ,"})
    void expressionsThatNestTooDeepAreRefused(String around) {
        int comma = around.indexOf(',');
        String deep = around.substring(0, comma).repeat(20_000) + "mean"
                + around.substring(comma + 1).repeat(20_000);
        requireRefusal(
                LinearScript.returning("Tensor", "return " + deep).toByteArray(),
                "member tiny/code/__torch__.py nests an expression deeper than 5000");
    }

    @Test
    void statementsThatNestTooDeepAreRefused() {
        String[] lines = new String[1000];
        for (int k = 0; k < lines.length; k++) {
            lines[k] = " ".repeat(k) + "if True:";
        }
        requireRefusal(LinearScript.returning("Tensor", lines).toByteArray(), "indents a statement by 201 blanks");
        requireRefusal(
                LinearScript.returning("Tensor", "elif True: pass\n".repeat(6000))
                        .toByteArray(),
                "nests an expression");
    }

    @Test
    void whatNestsALittleIsRead() {
        String deep = "torch.neg(".repeat(1000) + "mean" + ")".repeat(1000);
        String list = "[" + "-0.5, ".repeat(20_000) + "1.] # " + "(".repeat(6000);
        TinyArchive archive = LinearScript.returning("Tensor", "unused = " + list, "return " + deep);
        new TorchScriptEncoderProvider()
                .open(archive.write(folder).toString(), Map.of())
                .close();
    }
}
