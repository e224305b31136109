resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = slot("name", "dashboard")

  dashboard_body = jsonencode({
    widgets = [
      {
        type   = "metric"
        x      = 0
        y      = 0
        width  = 12
        height = 6
        properties = {
          title   = "Errors of the functions"
          view    = "timeSeries"
          region  = slot("region")
          period  = 300
          metrics = [[{ expression = "SEARCH('{AWS/Lambda,FunctionName} Errors', 'Sum')" }]]
        }
      },
      {
        type   = "metric"
        x      = 12
        y      = 0
        width  = 12
        height = 6
        properties = {
          title   = "Duration of the functions"
          view    = "timeSeries"
          region  = slot("region")
          period  = 300
          metrics = [[{ expression = "SEARCH('{AWS/Lambda,FunctionName} Duration', 'p95')" }]]
        }
      },
      {
        type   = "metric"
        x      = 0
        y      = 6
        width  = 12
        height = 6
        properties = {
          title   = "Errors of the APIs"
          view    = "timeSeries"
          region  = slot("region")
          period  = 300
          metrics = [[{ expression = "SEARCH('{AWS/ApiGateway,ApiName} 5XXError', 'Sum')" }]]
        }
      },
      {
        type   = "metric"
        x      = 12
        y      = 6
        width  = 12
        height = 6
        properties = {
          title   = "Throttled requests of the tables"
          view    = "timeSeries"
          region  = slot("region")
          period  = 300
          metrics = [[{ expression = "SEARCH('{AWS/DynamoDB,TableName,Operation} ThrottledRequests', 'Sum')" }]]
        }
      },
    ]
  })
}
