using System.Buffers.Text;
using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Orgs.GraphQL.Data;

/// <summary>
/// The rows of a statement. The columns that the model has — texts, whole numbers, ids — are read straight from SQLite; what is
/// unusual, and every mistake, is left to the reader of Microsoft.Data.Sqlite that this one stands before.
/// </summary>
internal sealed class LeasedSqliteReader : DbDataReader
{
    private const int LengthOfId = 36;

    private readonly SqliteDataReader _inner;

    // Held as long as its rows are read, so that the native statement cannot go meanwhile.
    private sqlite3_stmt? _held;
    private nint _statement;

    public LeasedSqliteReader(SqliteDataReader inner)
    {
        _inner = inner;
        Hold();
    }

    public override int Depth => _inner.Depth;

    public override int FieldCount => _inner.FieldCount;

    public override bool HasRows => _inner.HasRows;

    public override bool IsClosed => _inner.IsClosed;

    public override int RecordsAffected => _inner.RecordsAffected;

    public override object this[int ordinal] => _inner[ordinal];

    public override object this[string name] => _inner[name];

    public override bool Read() => _inner.Read();

    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<bool>(cancellationToken);
        }

        try
        {
            // The framework keeps the tasks of both answers.
            return Task.FromResult(_inner.Read());
        }
        catch (Exception exception)
        {
            return Task.FromException<bool>(exception);
        }
    }

    public override bool NextResult()
    {
        LetGo();
        var isAnother = _inner.NextResult();
        Hold();
        return isAnother;
    }

    public override bool IsDBNull(int ordinal)
        // What is nowhere, a column that there is not or one of no row, is null to SQLite as well.
        => (_statement == 0 || SqliteColumns.Type(_statement, ordinal) == SqliteColumns.Null) && _inner.IsDBNull(ordinal);

    public override Guid GetGuid(int ordinal)
        => IsText(ordinal)
            && SqliteColumns.Bytes(_statement, ordinal) is { Length: LengthOfId } text
            && Utf8Parser.TryParse(text, out Guid id, out var read)
            && read == LengthOfId
                ? id
                : _inner.GetGuid(ordinal);

    public override string GetString(int ordinal)
        => IsText(ordinal) ? Encoding.UTF8.GetString(SqliteColumns.Bytes(_statement, ordinal)) : _inner.GetString(ordinal);

    public override long GetInt64(int ordinal)
        => IsInteger(ordinal) ? SqliteColumns.Int64(_statement, ordinal) : _inner.GetInt64(ordinal);

    public override int GetInt32(int ordinal)
        => IsInteger(ordinal) ? checked((int)SqliteColumns.Int64(_statement, ordinal)) : _inner.GetInt32(ordinal);

    public override bool GetBoolean(int ordinal)
        => IsInteger(ordinal) ? SqliteColumns.Int64(_statement, ordinal) != 0 : _inner.GetBoolean(ordinal);

    public override short GetInt16(int ordinal) => _inner.GetInt16(ordinal);

    public override byte GetByte(int ordinal) => _inner.GetByte(ordinal);

    public override char GetChar(int ordinal) => _inner.GetChar(ordinal);

    public override decimal GetDecimal(int ordinal) => _inner.GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => _inner.GetDouble(ordinal);

    public override float GetFloat(int ordinal) => _inner.GetFloat(ordinal);

    public override DateTime GetDateTime(int ordinal) => _inner.GetDateTime(ordinal);

    public override T GetFieldValue<T>(int ordinal) => _inner.GetFieldValue<T>(ordinal);

    public override object GetValue(int ordinal) => _inner.GetValue(ordinal);

    public override int GetValues(object[] values) => _inner.GetValues(values);

    public override Stream GetStream(int ordinal) => _inner.GetStream(ordinal);

    public override TextReader GetTextReader(int ordinal) => _inner.GetTextReader(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length)
        => _inner.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
        => _inner.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    public override string GetName(int ordinal) => _inner.GetName(ordinal);

    public override int GetOrdinal(string name) => _inner.GetOrdinal(name);

    public override string GetDataTypeName(int ordinal) => _inner.GetDataTypeName(ordinal);

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties)]
    public override Type GetFieldType(int ordinal) => _inner.GetFieldType(ordinal);

    public override DataTable? GetSchemaTable() => _inner.GetSchemaTable();

    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    // Disposing closes.
    public override void Close()
    {
        LetGo();
        _inner.Dispose();
    }

    private bool IsText(int ordinal) => _statement != 0 && SqliteColumns.Type(_statement, ordinal) == SqliteColumns.Text;

    private bool IsInteger(int ordinal) => _statement != 0 && SqliteColumns.Type(_statement, ordinal) == SqliteColumns.Integer;

    private void Hold()
    {
        if (!_inner.IsClosed && _inner.Handle is { } statement)
        {
            var isHeld = false;
            statement.DangerousAddRef(ref isHeld);
            _held = statement;
            _statement = statement.DangerousGetHandle();
        }
    }

    private void LetGo()
    {
        _statement = 0;
        _held?.DangerousRelease();
        _held = null;
    }
}
