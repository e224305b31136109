resource "aws_sqs_queue" "readings" {
  name = "readings"
}

resource "aws_dynamodb_table" "readings" {
  name         = "readings"
  hash_key     = "id"
  billing_mode = "PAY_PER_REQUEST"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_iot_topic_rule" "readings" {
  name        = "readings"
  enabled     = true
  sql         = "SELECT * FROM 'readings'"
  sql_version = "2016-03-23"

  sqs {
    queue_url  = aws_sqs_queue.readings.url
    role_arn   = aws_iam_role.things.arn
    use_base64 = false
  }

  dynamodbv2 {
    role_arn = aws_iam_role.things.arn

    put_item {
      table_name = aws_dynamodb_table.readings.name
    }
  }
}

resource "aws_iam_role" "things" {
  name = "shop-things"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "iot.amazonaws.com" } }]
  })
}
