resource "aws_glue_catalog_table" "logs" {
  name          = "logs"
  database_name = "logs"

  storage_descriptor {
    dynamic "columns" {
      for_each = { action = "string", at = "bigint" }
      content {
        name = columns.name
        type = columns.value
      }
    }
  }
}
