using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mortise.Hosting.Control;

/// <summary>How the control socket's lines are written: letters as they are, because people read them too.</summary>
internal static class ControlJson
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
