using System.IO.MemoryMappedFiles;
using Mortise.Sdk.Folders;
using Xunit;

namespace Mortise.Sdk.Tests.Folders;

public sealed class ReplacementTests
{
    [Fact]
    public void FileThatAHostHasMapped_StaysWhatItWas_WhenItIsReplaced()
    {
        using var folder = new Temporary();
        File.WriteAllText(folder["old"], "old!");
        File.WriteAllText(folder["new"], "new content");
        using var mapped = MemoryMappedFile.CreateFromFile(
            File.Open(folder["old"], FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete),
            null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        using var view = mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);

        Replacement.Copy(folder["new"], folder["old"]);

        Assert.Equal((byte)'o', view.ReadByte(0));
        Assert.Equal("new content", File.ReadAllText(folder["old"]));
    }

    [Fact]
    public void CopyThatIsThereAlready_IsNotMadeAgain()
    {
        using var folder = new Temporary();
        File.WriteAllText(folder["source"], "one");
        Replacement.Copy(folder["source"], folder["copy"]);
        var time = File.GetLastWriteTimeUtc(folder["source"]);
        File.WriteAllText(folder["copy"], "two");
        File.SetLastWriteTimeUtc(folder["copy"], time);

        Replacement.Copy(folder["source"], folder["copy"]);

        Assert.Equal("two", File.ReadAllText(folder["copy"]));
    }

    [Fact]
    public void Replacement_LeavesNothingBeside()
    {
        using var folder = new Temporary();

        Replacement.Write(folder["a/b"], ["x"]);
        Replacement.Write(folder["a/b"], ["y", "z"]);

        Assert.Equal(["a/b"], Fixture.Files(folder.Path));
        Assert.Equal("y\nz\n", File.ReadAllText(folder["a/b"]));
    }
}
