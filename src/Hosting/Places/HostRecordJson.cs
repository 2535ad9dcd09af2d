using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mortise.Hosting.Places;

/// <summary>The files that hold host records.</summary>
[JsonSerializable(typeof(HostRecord))]
internal sealed partial class HostRecordJson : JsonSerializerContext
{
    /// <summary>Null when there is no such file or it is not one.</summary>
    public static HostRecord? TryRead(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), Default.HostRecord);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public static void Write(string path, HostRecord record)
    {
        var fresh = $"{path}.{record.ProcessId}.new";
        File.WriteAllBytes(fresh, JsonSerializer.SerializeToUtf8Bytes(record, Default.HostRecord));
        OwnerOnly.RestrictFile(fresh);
        File.Move(fresh, path, overwrite: true);
    }
}
