resource "aws_sqs_queue" "dead" {
  name = "dead"
}

resource "aws_sqs_queue" "main" {
  name = "main"

  redrive_policy {
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = 5
  }
}

resource "aws_cloudfront_cache_policy" "images" {
  name = "images"

  parameters_in_cache_key_and_forwarded_to_origin {
    cookies_config {
      cookie_behavior = "none"
    }
    headers_config {
      header_behavior = "none"
    }
    query_strings_config {
      query_string_behavior = "whitelist"
      query_strings         = ["w", "h"]
    }
  }
}
