resource "aws_api_gateway_method_response" "this" {
  rest_api_id = "a1b2c3"
  resource_id = "d4e5f6"
  http_method = "GET"
  status_code = "200"

  response_parameters {
    "method.response.header.Access-Control-Allow-Methods" = true
    "method.response.header.Access-Control-Allow-Origin"  = true
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = "logs"

  rule = {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
    bucket_key_enabled = true
  }
}

resource "aws_sqs_queue" "this" {
  for_each { for name in ["a", "b"] : name => name }

  name = each.key
}
