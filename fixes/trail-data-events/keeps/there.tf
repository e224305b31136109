resource "aws_cloudtrail" "functions" {
  name           = "shop"
  s3_bucket_name = "shop-logs"

  event_selector {
    data_resource {
      type   = "AWS::Lambda::Function"
      values = ["arn:aws:lambda"]
    }
  }
}

resource "aws_cloudtrail" "advanced" {
  name           = "shop-objects"
  s3_bucket_name = "shop-logs"

  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }
  }
}
