using Mortise.Payloads;

namespace Mortise.Wire.Tests.Values;

/// <summary>Reads whatever comes, choosing among the readings that a token allows.</summary>
public static class TokenWalk
{
    public static void Walk(PayloadReader reader, int choice)
    {
        switch (reader.Peek())
        {
            case PayloadToken.Array:
                reader.BeginArray();
                while (reader.NextElement())
                {
                    Walk(reader, choice++);
                }

                break;
            case PayloadToken.Object:
                reader.BeginObject();
                while (reader.NextName(out _))
                {
                    Walk(reader, choice++);
                }

                break;
            case PayloadToken.Number:
                ReadNumber(reader, choice);
                break;
            case PayloadToken.String:
                ReadText(reader, choice);
                break;
            case PayloadToken.Bytes:
                reader.ReadBytes();
                break;
            case PayloadToken.Boolean:
                reader.ReadBoolean();
                break;
            case PayloadToken.Null:
                reader.TryReadNull();
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static void ReadNumber(PayloadReader reader, int choice)
    {
        switch ((uint)choice % 8)
        {
            case 0:
                reader.ReadInt64();
                break;
            case 1:
                reader.ReadUInt64();
                break;
            case 2:
                reader.ReadSingle();
                break;
            case 3:
                reader.ReadDecimal();
                break;
            case 4:
                reader.ReadInteger(-5, 5);
                break;
            case 5:
                reader.Skip();
                break;
            default:
                reader.ReadDouble();
                break;
        }
    }

    private static void ReadText(PayloadReader reader, int choice)
    {
        switch ((uint)choice % 16)
        {
            case 0:
                reader.ReadGuid();
                break;
            case 1:
                reader.ReadDateTimeOffset();
                break;
            case 2:
                reader.ReadTimeSpan();
                break;
            case 3:
                reader.ReadDouble();
                break;
            case 4:
                reader.ReadBytes();
                break;
            case 5:
                reader.ReadChar();
                break;
            case 6:
                reader.Skip();
                break;
            case 7:
                reader.ReadDateTime();
                break;
            case 8:
                reader.ReadTimeOnly();
                break;
            case 9:
                reader.ReadDateOnly();
                break;
            default:
                reader.ReadString();
                break;
        }
    }
}
