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
          title   = slot("is", "stack.kind", "serverless", "Errors of the functions", "CPU of the instances")
          view    = "timeSeries"
          region  = slot("region")
          period  = 300
          metrics = [[{ expression = slot("is", "stack.kind", "serverless", "SEARCH('{AWS/Lambda,FunctionName} Errors', 'Sum')", "SEARCH('{AWS/EC2,AutoScalingGroupName} CPUUtilization', 'Average')") }]]
        }
      },
      {
        type   = "metric"
        x      = 12
        y      = 0
        width  = 12
        height = 6
        properties = {
          title   = slot("is", "stack.kind", "serverless", "Duration of the functions", "Errors of the load balancer")
          view    = "timeSeries"
          region  = slot("region")
          period  = 300
          metrics = [[{ expression = slot("is", "stack.kind", "serverless", "SEARCH('{AWS/Lambda,FunctionName} Duration', 'p95')", "SEARCH('{AWS/ApplicationELB,LoadBalancer} HTTPCode_ELB_5XX_Count', 'Sum')") }]]
        }
      },
      {
        type   = "metric"
        x      = 0
        y      = 6
        width  = 12
        height = 6
        properties = {
          title   = slot("is", "stack.kind", "serverless", "Errors of the APIs", "CPU of the databases")
          view    = "timeSeries"
          region  = slot("region")
          period  = 300
          metrics = [[{ expression = slot("is", "stack.kind", "serverless", "SEARCH('{AWS/ApiGateway,ApiName} 5XXError', 'Sum')", "SEARCH('{AWS/RDS,DBInstanceIdentifier} CPUUtilization', 'Average')") }]]
        }
      },
      {
        type   = "metric"
        x      = 12
        y      = 6
        width  = 12
        height = 6
        properties = {
          title   = slot("is", "stack.kind", "serverless", "Throttled requests of the tables", "Errors of the functions")
          view    = "timeSeries"
          region  = slot("region")
          period  = 300
          metrics = [[{ expression = slot("is", "stack.kind", "serverless", "SEARCH('{AWS/DynamoDB,TableName,Operation} ThrottledRequests', 'Sum')", "SEARCH('{AWS/Lambda,FunctionName} Errors', 'Sum')") }]]
        }
      },
    ]
  })
}
