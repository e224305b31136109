resource "aws_appsync_resolver" "get" {
  api_id      = "example"
  type        = "Query"
  field       = "getTask"
  data_source = "tasks"

  request_mapping_template  = "{ \"version\": \"2018-05-29\", \"operation\": \"GetItem\" }"
  response_mapping_template = "$util.toJson($ctx.result)"
}

resource "aws_scheduler_schedule" "nightly" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"
  timezone            = "Europe/Berlin"

  flexible_time_window {
    mode    = "FLEXIBLE"
    minutes = 15
  }

  target {
    arn      = "arn:aws:sqs:eu-west-1:123456789012:nightly"
    role_arn = "arn:aws:iam::123456789012:role/nightly"
  }
}
