# Who runs a query that is kept says what these are.
variable "table" {
  type    = string
  default = "events"
}

resource "aws_athena_named_query" "daily" {
  name     = "daily"
  database = "lake"

  query = <<-SQL
    SELECT day, count(*) AS events
    FROM ${var.table}
    WHERE year = '${year}' AND month = '${month}'
    GROUP BY day
  SQL
}

resource "aws_cloudwatch_query_definition" "of_request" {
  name         = "of-request"
  query_string = "fields @timestamp, @message | filter requestId = '${request_id}'"
}
